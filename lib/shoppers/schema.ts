import { z } from 'zod'
import { hasPostalCode, isCountry } from '@/lib/kernel/countries'
import { isMainland, isPhone, plainPhone } from './rules'

// Plain letters only, said before lower-casing: quotes, commas, look-alike letters and the Kelvin sign stay outside.
const EMAIL =
  /^[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

/** One address, one account: trimmed, lower case, plain ASCII. Issue messages are codes with sentences. */
export const emailSchema = z
  .string()
  .trim()
  .min(1, 'email-missing')
  .max(254, 'email-invalid')
  .regex(EMAIL, 'email-invalid')
  .toLowerCase()

const newPasswordSchema = z.string().min(8, 'password-short').max(128, 'password-long')
const givenPasswordSchema = z.string().min(1, 'password-missing').max(128, 'password-long')

// Names are shown to staff and printed on parcels: no line breaks, no marks that turn the text around
const oneLine = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(most, 'text-long')
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]*$/, 'text-strange')

const nameSchema = oneLine(60, 'name-missing')
const localeSchema = z.enum(['zh-CN', 'en'])
const tokenSchema = z.string().regex(/^[\w-]{43}$/, 'link-spent')

export const passwordSignInSchema = z.object({ email: emailSchema, password: givenPasswordSchema })
export const magicLinkSignInSchema = z.object({ token: tokenSchema })
export const signUpSchema = z.object({ name: nameSchema, email: emailSchema, password: newPasswordSchema })
/** `returnTo` comes back in the mailed link and is checked again when the link is opened. */
export const magicLinkRequestSchema = z.object({ email: emailSchema, returnTo: z.string().max(1_024).optional() })
export const passwordResetRequestSchema = z.object({ email: emailSchema })
export const passwordResetSchema = z.object({ token: tokenSchema, password: newPasswordSchema })
/** `current` stays empty for an account that has no password yet. */
export const changePasswordSchema = z.object({
  current: z.string().max(128, 'password-long'),
  password: newPasswordSchema,
})
/** Which letters are wanted stays as it was when it is not said. */
export const profileSchema = z.object({
  name: nameSchema,
  locale: localeSchema,
  wantsExpiryMail: z.boolean().optional(),
  wantsWishMail: z.boolean().optional(),
})
/** A day of the year, MM-DD; 02-29 is one. */
export const birthdaySchema = z.strictObject({
  birthday: z
    .string()
    .regex(
      /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/,
      'birthday-invalid',
    ),
})
export const nothingSchema = z.object({})

/** Where a parcel goes. Mainland: province, city, district and a mobile number; elsewhere: city, postal code, any number. */
export const addressSchema = z
  .object({
    name: nameSchema,
    phone: z.string().trim().min(1, 'phone-missing').max(24, 'phone-invalid'),
    country: z.string().refine(isCountry, 'country-missing'),
    province: oneLine(60, '').or(z.literal('')),
    city: oneLine(60, 'city-missing'),
    district: oneLine(60, '').or(z.literal('')),
    line1: oneLine(160, 'line1-missing'),
    postalCode: oneLine(12, '').or(z.literal('')),
  })
  .superRefine((address, ctx) => {
    const wrong = (field: keyof typeof address, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message })
    if (!isPhone(address.phone, address.country)) {
      wrong('phone', isMainland(address.country) ? 'phone-mainland' : 'phone-invalid')
    }
    if (isMainland(address.country)) {
      if (!address.province) wrong('province', 'province-missing')
      if (!address.district) wrong('district', 'district-missing')
      if (address.postalCode && !/^\d{6}$/.test(address.postalCode)) wrong('postalCode', 'postal-code-invalid')
    } else if (hasPostalCode(address.country)) {
      if (!address.postalCode) wrong('postalCode', 'postal-code-missing')
      else if (!/^[A-Za-z0-9][A-Za-z0-9 -]{1,10}$/.test(address.postalCode)) wrong('postalCode', 'postal-code-invalid')
    }
  })
  .transform((address) => ({ ...address, phone: plainPhone(address.phone) }))

export type AddressInput = z.input<typeof addressSchema>
export type AddressFields = z.output<typeof addressSchema>

/** `id` names the address that is rewritten; without it a new one is kept. */
export const saveAddressSchema = z.object({ id: z.uuid().optional(), isDefault: z.boolean(), address: addressSchema })
export const addressIdSchema = z.object({ id: z.uuid() })
