import { hashPassword } from '@/lib/auth/password'
import { db } from '@/lib/db/client'
import { row } from '@/lib/db/sql'
import type { Actor, ShopperContext } from '@/lib/gate/context'
import { insertAccount } from '@/lib/shoppers/store'
import { DEMO_PASSWORD } from './accounts'
import type { Random } from './random'

const familyNames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '郭',
  '何',
  '林',
  '高',
  '罗',
]
const givenNames = [
  '芳',
  '伟',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '娟',
  '杰',
  '涛',
  '霞',
  '明',
  '雪',
  '婷',
  '晨',
  '可',
]
const homes = [
  ['上海市', '上海市', '徐汇区', '衡山路'],
  ['北京市', '北京市', '朝阳区', '三里屯路'],
  ['浙江省', '杭州市', '西湖区', '文三路'],
  ['广东省', '深圳市', '南山区', '科苑路'],
  ['四川省', '成都市', '锦江区', '春熙路'],
  ['江苏省', '南京市', '鼓楼区', '中山北路'],
] as const

/** How often somebody comes, and from which day of the year on. */
export type Regular = {
  readonly actor: Actor
  readonly locale: 'zh-CN' | 'en'
  readonly firstDay: number
  readonly ordersPerYear: number
  readonly address: ReturnType<typeof addressOf>
}

export const addressOf = (random: Random, name: string) => {
  const [province, city, district, street] = random.pick(homes)
  const phone = `13${random.between(100_000_000, 999_999_999)}`
  const line1 = `${street} ${random.between(1, 480)} 号 ${random.between(101, 1802)} 室`
  return { name, phone, country: 'CN', province, city, district, line1, postalCode: '' }
}

/** A few who come all the time, some who come now and then, many who came once or twice. */
export async function seedRegulars(random: Random, count: number, dayOf: (day: number) => Date): Promise<Regular[]> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const regulars: Regular[] = []
  for (let i = 0; i < count; i += 1) {
    const name = random.pick(familyNames) + random.pick(givenNames)
    const email = `guest${String(i + 1).padStart(3, '0')}@demo.test`
    const firstDay = random.between(0, 330)
    const at = dayOf(firstDay)
    await insertAccount(db(), { email, name, passwordHash, locale: 'zh-CN', mailKey: `account-exists:seed-${i}`, at })
    const rank = i / count
    const ordersPerYear =
      rank < 0.12 ? random.between(16, 30) : rank < 0.45 ? random.between(4, 10) : random.between(1, 3)
    regulars.push({
      actor: await actorOf(email),
      locale: 'zh-CN',
      firstDay,
      ordersPerYear,
      address: addressOf(random, name),
    })
  }
  return regulars
}

export async function actorOf(email: string): Promise<Actor> {
  const found = await row<{ id: string; name: string }>('select id, name from account where email = $1', [email])
  if (!found) throw new Error(`${email} has no account`)
  return { id: found.id, email, name: found.name, staffRole: null }
}

export const contextOf = ({ actor, locale }: Pick<Regular, 'actor' | 'locale'>, at: Date): ShopperContext => ({
  actor,
  locale,
  at,
  visitorHash: null,
  on: db(),
})
