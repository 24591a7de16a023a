/** What would be wrong with the figures of shoppers, changed one by one. */
export const shopperViolations: [id: string, what: string, change: string][] = [
  ['I117', 'a figure of a shopper changed', 'update shopper_figures set earned_points = earned_points + 1'],
  ['I117', 'a shopper left out', 'delete from shopper_figures'],
  ['I117', 'what a shopper has changed', `update shopper_remaining set points = points + 1 where what = 'has'`],
  ['I117', 'what ends left out', `delete from remaining_sum where what = 'ends'`],
  ['I117', 'a purse too many', 'update purse_sum set shoppers = shoppers + 1'],
  ['I126', 'a day for tiers changed', 'update tier_day set order_points = order_points + 1'],
  ['I126', 'a day for tiers left out', 'delete from tier_day'],
]
