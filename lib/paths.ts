import type { MediaWidth } from '@/lib/kernel/picture'

/** Every address of ours, without the language: `Link` of `lib/i18n/navigation` adds it. */

type Query = Record<string, string | number | readonly string[] | null | undefined>

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

const part = encodeURIComponent

export const paths = {
  home: () => '/',
  products: (query?: Query) => withQuery('/products', query),
  product: (slug: string, variant?: string) => withQuery(`/products/${part(slug)}`, { variant }),
  collections: () => '/collections',
  collection: (slug: string, query?: Query) => withQuery(`/collections/${part(slug)}`, query),
  search: (q?: string, query?: Query) => withQuery('/search', { q, ...query }),

  cart: () => '/cart',
  checkout: () => '/checkout',
  /** `token` lets a guest open the one order that the link was signed for. */
  order: (number: string, token?: string) => withQuery(`/orders/${part(number)}`, { token }),
  orderRefund: (number: string, token?: string) => withQuery(`/orders/${part(number)}/refund`, { token }),

  points: (query?: Query) => withQuery('/points', query),
  pointsRules: () => '/points/rules',
  pointsEarn: () => '/points/earn',
  rewards: (query?: Query) => withQuery('/rewards', query),
  /** What one's points became. */
  myRewards: () => '/rewards/mine',
  /** A page of the shop's for whoever exchanged for it. */
  rewardPage: (claimId: string) => `/rewards/page/${part(claimId)}`,
  /** Where a claim leads out of the shop: told before one goes. */
  rewardGo: (claimId: string, query?: Query) => withQuery(`/rewards/go/${part(claimId)}`, query),

  campaigns: () => '/campaigns',
  campaign: (slug: string) => `/campaigns/${part(slug)}`,
  /** One's own draws, each with what it can be checked by. */
  campaignDraws: (slug: string) => `/campaigns/${part(slug)}/draws`,
  /** Checks a draw in the browser, with nobody's help. */
  verifyDraw: () => '/campaigns/verify',
  /** Somebody's own link; `visit` goes along in a mail that may be opened in another browser. */
  invite: (code: string, visit?: string | null) => withQuery(`/i/${part(code)}`, { visit }),

  /** A page that somebody passed on, by their code. */
  read: (code: string) => `/read/${part(code)}`,

  account: () => '/account',
  accountOrders: (query?: Query) => withQuery('/account/orders', query),
  accountAddresses: () => '/account/addresses',
  accountReviews: () => '/account/reviews',
  accountPrivacy: () => '/account/privacy',
  accountSecurity: () => '/account/security',

  signIn: (returnTo?: string, by?: 'mail') => withQuery('/sign-in', { returnTo, by }),
  signUp: (returnTo?: string) => withQuery('/sign-up', { returnTo }),
  magicLink: (token: string, returnTo?: string) => withQuery('/magic-link', { token, returnTo }),
  forgotPassword: () => '/forgot-password',
  resetPassword: (token: string) => withQuery('/reset-password', { token }),
  /** A letter of invitation leads here. */
  joinStaff: (token: string) => withQuery('/join', { token }),
  /** The link that an empty shop prints leads here. */
  setUp: (token?: string) => withQuery('/set-up', { token }),
  outbox: () => '/outbox',

  merchant: {
    dashboard: (query?: Query) => withQuery('/merchant', query),
    analytics: {
      points: (query?: Query) => withQuery('/merchant/analytics/points', query),
      costs: (query?: Query) => withQuery('/merchant/analytics/costs', query),
      shoppers: (query?: Query) => withQuery('/merchant/analytics/shoppers', query),
      rewards: (query?: Query) => withQuery('/merchant/analytics/rewards', query),
      effect: (query?: Query) => withQuery('/merchant/analytics/effect', query),
      finance: (query?: Query) => withQuery('/merchant/analytics/finance', query),
    },
    orders: (query?: Query) => withQuery('/merchant/orders', query),
    order: (id: string) => `/merchant/orders/${part(id)}`,
    catalog: (query?: Query) => withQuery('/merchant/catalog', query),
    product: (id: string) => `/merchant/catalog/${part(id)}`,
    newProduct: () => '/merchant/catalog/new',
    catalogImport: (run?: string) => withQuery('/merchant/catalog/import', { run }),
    shoppers: (query?: Query) => withQuery('/merchant/shoppers', query),
    shopper: (id: string) => `/merchant/shoppers/${part(id)}`,
    pointsRules: () => '/merchant/points',
    newPointsRules: () => '/merchant/points/new',
    programme: (query?: Query) => withQuery('/merchant/points/programme', query),
    rule: (query?: Query) => withQuery('/merchant/points/programme/rule', query),
    journal: (query?: Query) => withQuery('/merchant/points/journal', query),
    adjustments: (query?: Query) => withQuery('/merchant/points/adjustments', query),
    adjustment: (id: string) => `/merchant/points/adjustments/${part(id)}`,
    newAdjustments: () => '/merchant/points/adjustments/new',
    budgets: () => '/merchant/points/budgets',
    tiers: () => '/merchant/points/tiers',
    segments: () => '/merchant/points/segments',
    /** Programmes tried on a history: the form, and the list of reports. */
    backtests: (query?: Query) => withQuery('/merchant/points/backtest', query),
    backtest: (id: string) => `/merchant/points/backtest/${part(id)}`,
    history: (run?: string) => withQuery('/merchant/points/history', { run }),
    behaviours: () => '/merchant/points/behaviours',
    behaviour: (code: string, query?: Query) => withQuery(`/merchant/points/behaviours/${part(code)}`, query),
    plan: (query?: Query) => withQuery('/merchant/points/plan', query),
    reviews: (query?: Query) => withQuery('/merchant/reviews', query),
    coupons: (query?: Query) => withQuery('/merchant/coupons', query),
    coupon: (id: string) => `/merchant/coupons/${part(id)}`,
    newCoupon: () => '/merchant/coupons/new',
    rewards: (query?: Query) => withQuery('/merchant/rewards', query),
    reward: (id: string) => `/merchant/rewards/${part(id)}`,
    newReward: (query?: Query) => withQuery('/merchant/rewards/new', query),
    campaigns: (query?: Query) => withQuery('/merchant/campaigns', query),
    newCampaign: (query?: Query) => withQuery('/merchant/campaigns/new', query),
    editCampaign: (id: string, query?: Query) => withQuery(`/merchant/campaigns/${part(id)}/edit`, query),
    /** How a campaign goes, while it goes. */
    campaign: (id: string) => `/merchant/campaigns/${part(id)}`,
    content: (query?: Query) => withQuery('/merchant/campaigns/content', query),
    inviteReviews: (query?: Query) => withQuery('/merchant/campaigns/invites', query),
    /** The sealed file of a campaign that is over. */
    campaignArchive: (id: string) => `/merchant/campaigns/${part(id)}/archive`,
    claims: (query?: Query) => withQuery('/merchant/rewards/claims', query),
    codes: () => '/merchant/rewards/codes',
    /** What rewards that lead elsewhere brought there. */
    outcomes: (query?: Query) => withQuery('/merchant/rewards/outcomes', query),
    ladder: () => '/merchant/rewards/ladder',
    stores: () => '/merchant/rewards/stores',
    verify: () => '/merchant/verify',
    settings: (at?: 'hosts') => `/merchant/settings${at ? `#${at}` : ''}`,
    payouts: (query?: Query) => withQuery('/merchant/payouts', query),
    staff: () => '/merchant/staff',
    jobs: (query?: Query) => withQuery('/merchant/jobs', query),
    audit: (query?: Query) => withQuery('/merchant/audit', query),
  },

  /** A picture of the catalogue, at one of its widths. */
  media: (file: string, width: MediaWidth) => `/media/${part(file)}-${width}.webp`,

  api: {
    me: () => '/api/me',
    /** One's own points from day to day, as a file. */
    myStatement: () => '/api/me/points-statement',
    /** Everything the shop knows of a shopper, as a file. */
    shopperData: (shopper: string) => withQuery('/api/merchant/shopper-data', { shopper }),
    shopperStatement: () => '/api/merchant/points-statement',
    /** A table of the shop's as a file; `as` is csv or xlsx. */
    exportFile: (name: string, query?: Query) => withQuery(`/api/merchant/exports/${part(name)}`, query),
    /** How far a large one is, and the file. */
    /** What people set going, as far as one may see it. */
    runs: (query?: Query) => withQuery('/api/merchant/jobs', query),
    exportRun: (run: string, file?: '1') => withQuery('/api/merchant/exports/run', { run, file }),
    cart: () => '/api/cart',
    placeOrder: () => '/api/checkout',
    productLive: (slug: string) => `/api/products/${part(slug)}/live`,
    /** What a half-typed line may mean. */
    search: (q: string, locale: string) => withQuery('/api/search', { q, locale }),
    myData: () => '/api/me/export',
    /** The picture that somebody hands on, with their code in it. */
    invitePoster: (code: string, locale: string) => withQuery(`/api/invites/${part(code)}/poster`, { locale }),
    /** All that proves one's own draws in a campaign, as a file. */
    drawProof: (campaignId: string) => withQuery('/api/me/draws', { campaign: campaignId }),
    csrf: () => '/api/auth/csrf',
    signInBy: (road: 'password' | 'magic-link') => `/api/auth/callback/${road}`,
    signOut: () => '/api/auth/signout',
    chinaAreas: () => '/api/areas/china',
    health: () => '/api/health',
    /** Leads to the hosted pay page of an order that waits for its money. */
    payOrder: (number: string, token: string | null) => withQuery(`/api/orders/${part(number)}/pay`, { token }),
    /** Takes a product file in, and says how far its import is. */
    catalogImport: (query?: Query) => withQuery('/api/merchant/catalog/import', query),
    /** Takes an order history in, and says how far its reading is. */
    historyImport: (query?: Query) => withQuery('/api/merchant/points/history', query),
    /** How far a trial is, and its report as a file. */
    backtest: (query: Query) => withQuery('/api/merchant/points/backtest', query),
    /** How a campaign goes, asked again and again while it is looked at. */
    campaignBoard: (id: string) => withQuery('/api/merchant/campaigns/board', { campaign: id }),
    /** The sealed file of a campaign, whole or its draws as a table. */
    campaignArchive: (id: string, as: 'json' | 'csv') =>
      withQuery('/api/merchant/campaigns/archive', { campaign: id, as }),
    withholdingCsv: (id: string) => withQuery('/api/merchant/campaigns/withholding.csv', { campaign: id }),
    campaignSimulation: (query: Query) => withQuery('/api/merchant/campaigns/simulation', query),
    /** Takes a platform's export in: which exchanges were bought there. */
    conversions: (query?: Query) => withQuery('/api/merchant/rewards/conversions', query),
    outcomesCsv: (query?: Query) => withQuery('/api/merchant/rewards/outcomes.csv', query),
    /** Leads one's own claim to the platform that it is for. */
    goOut: (claimId: string) => `/api/rewards/go/${part(claimId)}`,
    /** Takes codes in or makes them up, and says how far that is. */
    codes: (query?: Query) => withQuery('/api/merchant/rewards/codes', query),
    codesCsv: (query?: Query) => withQuery('/api/merchant/rewards/codes.csv', query),
    /** Takes one picture in. */
    productImages: (name?: string) => withQuery('/api/merchant/catalog/images', { name }),
    rewardImages: (name?: string) => withQuery('/api/merchant/rewards/images', { name }),
  },
} as const
