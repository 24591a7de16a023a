/** Days begin and end where the shop stands, wherever the reader is. */
export const shopTimeZone = 'Asia/Shanghai'
