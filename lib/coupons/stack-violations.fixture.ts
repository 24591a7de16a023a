type Planted<S> = [id: string, what: string, plant: () => S[]]

/** What would be wrong with the coupons of an order of ¥1 less 10 fen, planted one by one. */
export const stackViolations = <S>(
  withOrder: (columns: Record<string, unknown>, more: (id: string) => string) => S[],
): Planted<S>[] => {
  const off = { coupon_minor: 10, total_minor: 90 }
  const another = (code: string, more = 'false') =>
    `insert into coupon (code, title_zh, title_en, kind, amount_minor, is_automatic) values (${code}, '券', 'Coupon', 'amount', 1, ${more})`
  const use = (id: string, minor: number, of: string) =>
    `insert into coupon_use (order_id, coupon_id, state, amount_minor) select '${id}', id, 'used', ${minor} from coupon ${of}`
  const discount = (id: string, of: string) =>
    `update shop_order set auto_coupon_id = ${of}, auto_minor = 10 where id = '${id}'`
  return [
    [
      'I100',
      'a coupon that took off more than came off',
      () => withOrder(off, (id) => `${another(`'ONE'`)}; ${use(id, 11, `where code = 'ONE'`)}`),
    ],
    [
      'I100',
      'two codes on one order',
      () =>
        withOrder(
          off,
          (id) => `${another(`'ONE'`)}; ${another(`'TWO'`)}; ${use(id, 5, `where code in ('ONE', 'TWO')`)}`,
        ),
    ],
    ['I100', 'a discount out of nowhere', () => withOrder(off, (id) => discount(id, 'gen_random_uuid()'))],
    [
      'I100',
      'an automatic discount used as a coupon',
      () => withOrder(off, (id) => `${another('null', 'true')}; ${use(id, 10, 'where is_automatic')}`),
    ],
  ]
}
