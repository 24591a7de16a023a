/** Three levels to begin with; the thresholds are a first guess that a merchant changes. */
export const threeTiers = () => [
  { code: 'silver', nameZh: '银卡', nameEn: 'Silver', atLeastMinor: 1_000_00 },
  { code: 'gold', nameZh: '金卡', nameEn: 'Gold', atLeastMinor: 5_000_00 },
  { code: 'black', nameZh: '黑金卡', nameEn: 'Black', atLeastMinor: 20_000_00 },
]
