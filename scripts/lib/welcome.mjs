import { DATA } from './say.mjs'

const staff = ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance']

const demo = [
  '  Demo accounts, password regulars-demo',
  '  Shoppers    li@demo.test (中文), amy@demo.test (English)',
  `  Staff       ${staff.map((name) => `${name}@demo.test`).join(', ')}`,
  '',
  '  To begin with a shop of your own: `npm run db:reset -- --empty`, then start again',
]

/** .data holds everything, except a database that a private home would lock its server out of, or one that is not ours. */
function places(databaseFolder) {
  if (!databaseFolder) return 'DATABASE_URL, pictures in .data'
  return databaseFolder.startsWith(DATA) ? '.data' : `.data, the database in ${databaseFolder}`
}

/** What a person wants to know once the shop is open. */
export function welcome({ appUrl, standinUrl, dev, databaseFolder, isDemo, setUpUrl }) {
  const unset = []
  if (standinUrl) unset.push(`Stripe      STRIPE_SECRET_KEY is not set: payments go to a local stand-in, no real money`)
  if (!process.env.SMTP_URL) unset.push(`E-mail      SMTP_URL is not set: mails are shown at ${appUrl}/zh-CN/outbox`)
  const lines = [
    '',
    `  Regulars 回头客 is open${dev ? ' (development)' : ''}`,
    '',
    `  Shop        ${appUrl}/zh-CN   ${appUrl}/en`,
    `  Console     ${appUrl}/zh-CN/merchant`,
    '',
    ...(isDemo ? demo : []),
    ...(setUpUrl
      ? ['  This shop is empty. Whoever opens this link owns it; it holds for a day, and once:', `  ${setUpUrl}`]
      : []),
    ...(unset.length > 0 ? ['', '  Not configured', ...unset.map((line) => `  ${line}`)] : []),
    '',
    `  Ctrl-C stops everything; data stays in ${places(databaseFolder)}`,
    '',
  ]
  console.log(lines.join('\n'))
}
