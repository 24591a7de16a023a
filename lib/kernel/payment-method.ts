/** The ways to pay that a shop may offer; a rule may ask for one, so an order keeps the one it was placed with. */
export const paymentMethods = ['card', 'alipay', 'wechat-pay'] as const
export type PaymentMethod = (typeof paymentMethods)[number]
