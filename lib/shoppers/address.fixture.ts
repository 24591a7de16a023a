/** Where the shoppers of tests and benches live. */
export const home = {
  name: '李雷',
  phone: '13800138000',
  country: 'CN',
  province: '上海市',
  city: '上海市',
  district: '徐汇区',
  line1: '衡山路 1 号',
  postalCode: '',
}
