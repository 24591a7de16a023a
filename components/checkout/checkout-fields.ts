import type { z } from 'zod'
import type { placeOrderSchema } from '@/lib/checkout/schema'
import type { SavedAddress } from '@/lib/shoppers/queries'
import type { AddressInput } from '@/lib/shoppers/schema'

export type CheckoutFields = Pick<z.output<typeof placeOrderSchema>, 'email' | 'address' | 'note'>
export type AddressField = keyof AddressInput

/** What is wrong with which field, by the field's name in the form: `email`, `address.phone`. */
export type FieldProblems = Readonly<Record<string, { message: string }>>

export const addressFields: readonly AddressField[] = [
  'name',
  'phone',
  'country',
  'province',
  'city',
  'district',
  'line1',
  'postalCode',
]

export function addressOf({ id: _id, isDefault: _isDefault, ...address }: SavedAddress): AddressInput {
  return address
}

/** The problems of the address by its own names. */
export function addressProblems(problems: FieldProblems): Partial<Record<AddressField, { message: string }>> {
  const found = addressFields.map((field) => [field, problems[`address.${field}`]] as const)
  return Object.fromEntries(found.filter(([, problem]) => problem))
}

/** What the form says, unchecked: an address that is picked stands in it as well as one that is written. */
export function saidIn(form: FormData) {
  const address = addressFields.map((field) => [field, form.get(`address.${field}`) ?? ''] as const)
  return { email: form.get('email'), note: form.get('note'), address: Object.fromEntries(address) }
}

/** The first issue of each field, by the field's name. */
export function problemsOf(issues: readonly z.core.$ZodIssue[]): FieldProblems {
  const problems: Record<string, { message: string }> = {}
  for (const { path, message } of issues) problems[path.join('.')] ??= { message }
  return problems
}
