import type { StaffRole } from './context'

/** Deny by default: a permission that is not in a role's row is refused, on the page and in the action. */
export const permissions = {
  'desk.read': ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'],
  'desk.write': ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'],
  'desk.share': ['owner', 'merchant'],
  'dashboard.read': ['owner', 'merchant', 'marketer', 'support', 'finance'],
  'finance.read': ['owner', 'merchant', 'finance'],
  'finance.close': ['owner', 'finance'],
  'dashboard.write': ['owner', 'merchant', 'marketer'],
  'orders.read': ['owner', 'merchant', 'support', 'clerk', 'finance'],
  'orders.ship': ['owner', 'merchant', 'support', 'clerk'],
  'orders.refund': ['owner', 'merchant', 'support'],
  'catalog.read': ['owner', 'merchant', 'marketer', 'support', 'clerk'],
  'catalog.write': ['owner', 'merchant'],
  'shoppers.read': ['owner', 'merchant', 'marketer', 'support', 'finance'],
  'points.read': ['owner', 'merchant', 'marketer', 'support', 'finance'],
  'points.write': ['owner', 'merchant', 'marketer'],
  'points.adjust': ['owner', 'merchant', 'support'],
  'points.approve': ['owner', 'merchant'],
  'points.record': ['owner', 'merchant', 'support'],
  'points.fund': ['owner', 'merchant'],
  'shoppers.merge': ['owner', 'merchant', 'support'],
  'shoppers.erase': ['owner', 'merchant'],
  'reviews.read': ['owner', 'merchant', 'marketer', 'support'],
  'reviews.moderate': ['owner', 'merchant', 'support'],
  'coupons.read': ['owner', 'merchant', 'marketer', 'support'],
  'coupons.write': ['owner', 'merchant', 'marketer'],
  'rewards.read': ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'],
  'rewards.write': ['owner', 'merchant', 'marketer'],
  'rewards.codes': ['owner', 'merchant'],
  'rewards.hosts': ['owner', 'merchant'],
  'rewards.stores': ['owner', 'merchant'],
  'rewards.reconcile': ['owner', 'merchant', 'finance'],
  'rewards.void': ['owner', 'merchant', 'support'],
  'rewards.ship': ['owner', 'merchant', 'support', 'clerk'],
  'rewards.verify': ['owner', 'merchant', 'support', 'clerk'],
  'rewards.unverify': ['owner', 'merchant'],
  'campaigns.read': ['owner', 'merchant', 'marketer', 'support', 'finance'],
  'campaigns.write': ['owner', 'merchant', 'marketer'],
  'campaigns.approve': ['owner', 'merchant'],
  'campaigns.stop': ['owner', 'merchant', 'marketer'],
  'campaigns.review': ['owner', 'merchant', 'support'],
  'payouts.read': ['owner', 'merchant', 'support', 'finance'],
  'payouts.approve': ['owner', 'finance'],
  'exports.read': ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'],
  'jobs.read': ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance'],
  'jobs.run': ['owner', 'merchant'],
  'settings.read': ['owner', 'merchant', 'finance'],
  'settings.write': ['owner'],
  'staff.read': ['owner', 'merchant'],
  'staff.write': ['owner'],
  'audit.read': ['owner', 'finance'],
} as const satisfies Record<string, readonly StaffRole[]>

export type Permission = keyof typeof permissions

/** One decision for page, action and menu alike. */
export function may(role: StaffRole | null, permission: Permission): boolean {
  return role !== null && (permissions[permission] as readonly StaffRole[]).includes(role)
}
