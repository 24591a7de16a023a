import type { Queryable } from '@/lib/db/sql'
import type { Locale } from '@/lib/i18n/routing'

/** Who may do what on the merchant's side; a shopper has none. */
export type StaffRole = 'owner' | 'merchant' | 'marketer' | 'support' | 'clerk' | 'finance'

/** The account behind a request, as the database says now. */
export type Actor = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly staffRole: StaffRole | null
}

/** Everything a verb may know of its caller. Time and identity are arguments. */
export type Context = {
  readonly actor: Actor | null
  /** SHA-256 of the visitor's cookie: a guest's cart hangs on it */
  readonly visitorHash: Buffer | null
  readonly locale: Locale
  /** null: the database's clock decides. Seeds and tests fix it. */
  readonly at: Date | null
  readonly on: Queryable
}

export type ShopperContext = Context & { readonly actor: Actor }
export type StaffContext = ShopperContext & { readonly actor: Actor & { readonly staffRole: StaffRole } }

export type GateRefusal =
  | 'sign-in-needed'
  | 'not-allowed'
  | 'wrong-origin'
  | 'input-invalid'
  | 'too-many-tries'
  | 'door-shut'
