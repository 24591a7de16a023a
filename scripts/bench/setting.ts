/** Where everything runs, as scripts/bench.mjs started it. */
function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is missing: run this through \`npm run bench\``)
  return value
}

const flag = (name: string) => process.argv.includes(name)

export const setting = {
  web: given('BENCH_WEB'),
  secondWeb: given('BENCH_SECOND_WEB'),
  bare: given('BENCH_BARE'),
  standin: given('BENCH_STANDIN'),
  /** what the shop calls itself: its Origin */
  origin: given('APP_URL'),
  webPid: Number(given('BENCH_WEB_PID')),
  postgresPid: Number(given('BENCH_POSTGRES_PID')),
  shopDatabase: given('DATABASE_URL'),
  limitDatabase: given('BENCH_LIMIT_DB'),
  hookPort: Number(given('BENCH_HOOK_PORT')),
  secret: given('NEXTAUTH_SECRET'),
  webhookSecret: given('STRIPE_WEBHOOK_SECRET'),
  isQuick: flag('--quick'),
  withLighthouse: flag('--lighthouse'),
  /** the workloads named by --only, or all */
  only: process.argv.find((_, place) => process.argv[place - 1] === '--only')?.split(',') ?? null,
}
