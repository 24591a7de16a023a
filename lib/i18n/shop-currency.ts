/** What the shop counts money in. */
export const shopCurrency = 'CNY'
