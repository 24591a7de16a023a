'use server'
import { publicAction } from '@/lib/gate/public-action'
import { shopperAction } from '@/lib/gate/shopper-action'
import { changePassword } from './change-password'
import { removeAddress } from './remove-address'
import { requestMagicLink } from './request-magic-link'
import { requestPasswordReset } from './request-password-reset'
import { resetPassword } from './reset-password'
import { saveAddress } from './save-address'
import {
  addressIdSchema,
  birthdaySchema,
  changePasswordSchema,
  magicLinkRequestSchema,
  nothingSchema,
  passwordResetRequestSchema,
  passwordResetSchema,
  profileSchema,
  saveAddressSchema,
  signUpSchema,
} from './schema'
import { setBirthday } from './set-birthday'
import { setDefaultAddress } from './set-default-address'
import { signOutEverywhere } from './sign-out-everywhere'
import { signUp } from './sign-up'
import { updateProfile } from './update-profile'

export const signUpAction = publicAction(signUpSchema, signUp, {
  visitor: true,
  rate: { name: 'sign-up', max: 3, seconds: 3_600 },
})
export const requestMagicLinkAction = publicAction(magicLinkRequestSchema, requestMagicLink, {
  visitor: true,
  rate: { name: 'magic-link', max: 10, seconds: 3_600 },
})
export const requestPasswordResetAction = publicAction(passwordResetRequestSchema, requestPasswordReset, {
  visitor: true,
  rate: { name: 'password-reset', max: 10, seconds: 3_600 },
})
export const resetPasswordAction = publicAction(passwordResetSchema, resetPassword, {
  visitor: true,
  rate: { name: 'new-password', max: 20, seconds: 900 },
})
export const changePasswordAction = shopperAction(changePasswordSchema, changePassword)
export const signOutEverywhereAction = shopperAction(nothingSchema, signOutEverywhere)
export const updateProfileAction = shopperAction(profileSchema, updateProfile)
export const setBirthdayAction = shopperAction(birthdaySchema, setBirthday)
export const saveAddressAction = shopperAction(saveAddressSchema, saveAddress, { transaction: true })
export const setDefaultAddressAction = shopperAction(addressIdSchema, setDefaultAddress)
export const removeAddressAction = shopperAction(addressIdSchema, removeAddress)
