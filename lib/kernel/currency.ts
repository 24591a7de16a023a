/**
 * What a shop may count its money in. Each is written with two decimals and sent to Stripe in hundredths: fields, prices and
 * rates count in hundredths everywhere, so a currency without decimals (JPY, KRW, TWD as it is used) or with three can't be one.
 */
export const currencies = ['CNY', 'HKD', 'USD', 'EUR', 'GBP', 'SGD', 'AUD', 'CAD', 'MYR'] as const
export type Currency = (typeof currencies)[number]
