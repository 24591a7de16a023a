import type { FieldErrors, UseFormReturn } from 'react-hook-form'
import type { z } from 'zod'
import type { placeOrderSchema } from '@/lib/checkout/schema'
import type { SavedAddress } from '@/lib/shoppers/queries'
import type { AddressInput } from '@/lib/shoppers/schema'

export type CheckoutFields = Pick<z.input<typeof placeOrderSchema>, 'email' | 'address'> & { note: string }
export type CheckoutForm = UseFormReturn<CheckoutFields>

export function addressOf({ id: _id, isDefault: _isDefault, ...address }: SavedAddress): AddressInput {
  return address
}

/** How many fields still need a look. */
export function countErrors({ address, ...others }: FieldErrors<CheckoutFields>): number {
  return Object.keys(others).length + Object.keys(address ?? {}).length
}
