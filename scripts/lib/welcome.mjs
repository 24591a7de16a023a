const staff = ['owner', 'merchant', 'marketer', 'support', 'clerk', 'finance']

/** What a person wants to know once the shop is open. */
export function welcome({ appUrl, standinUrl, dev }) {
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
    '  Demo accounts, password regulars-demo',
    '  Shoppers    li@demo.test (中文), amy@demo.test (English)',
    `  Staff       ${staff.map((name) => `${name}@demo.test`).join(', ')}`,
    ...(unset.length > 0 ? ['', '  Not configured', ...unset.map((line) => `  ${line}`)] : []),
    '',
    '  Ctrl-C stops everything; data stays in .data',
    '',
  ]
  console.log(lines.join('\n'))
}
