/** Why an account is not entered or not made: told to the one who asks, and the same for a known and an unknown address. */
export type SignInRefusal = 'too-many-tries' | 'credentials-wrong'
export type LinkRefusal = 'too-many-tries' | 'link-spent'
export type NewPasswordRefusal = 'password-common'
export type ChangePasswordRefusal = NewPasswordRefusal | 'too-many-tries' | 'password-wrong'
export type BirthdayRefusal = 'birthday-changed-lately'
export type AddressRefusal = 'address-unknown' | 'address-limit'
