// A house in order, and every way we know to put it out of order: what tidy must refuse.
import type { Files } from './source'

/** A small house in order: every law has something here to be content with. */
export const inOrder: Files = {
  'lib/kernel/result.ts': 'export type Result = unknown\nexport const ok = (value: unknown) => ({ value })\n',
  'lib/env.ts': 'export const env = () => process.env\n',
  'lib/db/sql.ts': "import { Pool } from 'pg'\nexport const pool = new Pool()\n",
  'lib/net/get.ts': "import http from 'node:http'\nexport const get = () => [http, fetch('x')]\n",
  'lib/gate/context.ts': 'export type Context = { at: Date | null }\n',
  'lib/gate/shopper-action.ts': 'export function shopperAction(...parts: unknown[]) {\n  return parts\n}\n',
  'lib/gate/json-route.ts': 'export const jsonRoute = (answer: unknown) => answer\n',
  'lib/points/rules.ts':
    "import { ok } from '@/lib/kernel/result'\nexport const worth = (points: number) => ok(points)\n",
  'lib/points/schema.ts': "import { z } from 'zod'\nexport const Redeem = z.object({})\n",
  'lib/points/store.ts': "import { pool } from '@/lib/db/sql'\nexport const save = () => pool\n",
  'lib/points/queries.ts':
    "import { pool } from '@/lib/db/sql'\nimport type { Context } from '@/lib/gate/context'\nexport const getPoints = (ctx: Context) => [ctx, pool]\n",
  'lib/points/redeem-points.ts':
    "import type { Context } from '@/lib/gate/context'\nimport { worth } from './rules'\nimport { save } from './store'\nexport async function redeemPoints(ctx: Context) {\n  return [ctx, worth(1), save()]\n}\n",
  'lib/points/actions.ts':
    "'use server'\nimport { shopperAction } from '@/lib/gate/shopper-action'\nimport { redeemPoints } from './redeem-points'\nimport { Redeem } from './schema'\nexport const redeemPointsAction = shopperAction(Redeem, redeemPoints)\n",
  'lib/cart/total.ts': "import { worth } from '@/lib/points/rules'\nexport const total = () => worth(2)\n",
  'components/ui/button.tsx': 'export const Button = () => <button type="button">x</button>\n',
  'components/points/redeem-form-client.tsx':
    "'use client'\nimport { redeemPointsAction } from '@/lib/points/actions'\nimport { Button } from '@/components/ui/button'\nexport const RedeemForm = () => [redeemPointsAction, <Button key=\"a\" />]\n",
  'components/catalog/product-json-ld.tsx':
    'export const ProductJsonLd = ({ json }: { json: string }) => <script dangerouslySetInnerHTML={{ __html: json }} />\n',
  'app/page.tsx':
    "import { RedeemForm } from '@/components/points/redeem-form-client'\nexport default function Page() {\n  return <RedeemForm />\n}\n",
  'app/api/points/route.ts': "import { jsonRoute } from '@/lib/gate/json-route'\nexport const GET = jsonRoute(1)\n",
  'scripts/start.mjs': 'console.log(process.env)\n',
  'prisma/migrations/20261121000200_ledger/migration.sql': 'CREATE FUNCTION points_lock() RETURNS int AS $$ $$;',
  'prisma/functions/ledger.sql': 'CREATE OR REPLACE FUNCTION points_lock() RETURNS int AS $$ $$;',
  'messages/zh-CN/cart.json': '{"more":"再买 {amount} 多得 {points, number} 积分","items":"{count} 件"}',
  'messages/en/cart.json':
    '{"more":"Spend {amount} more for {points, number} points","items":"{count, plural, one {one item} other {# items}}"}',
}

const long = (lines: number) => `${'// line\n'.repeat(lines)}export const a = 1\n`
const longFunction = `export function f() {\n${'  f()\n'.repeat(80)}}\n`

/** A law in words, what breaks it, and what tidy must say. */
export const planted: [law: string, changes: Files, complaint: RegExp][] = [
  [
    'pages ask no store',
    { 'app/page.tsx': "import { save } from '@/lib/points/store'\nexport default save\n" },
    /route may not import lib\/points\/store/,
  ],
  [
    'pages call no action',
    {
      'app/page.tsx': "import { redeemPointsAction } from '@/lib/points/actions'\nexport default redeemPointsAction\n",
    },
    /route may not import .*actions/,
  ],
  [
    'components reach no database',
    { 'components/points/a.tsx': "import { pool } from '@/lib/db/sql'\nexport const a = pool\n" },
    /component may not import lib\/db/,
  ],
  [
    'components take a query’s types, not its values',
    { 'components/points/a.tsx': "import { getPoints } from '@/lib/points/queries'\nexport const a = getPoints\n" },
    /component may not import .*queries/,
  ],
  [
    'a dynamic import is an import',
    { 'components/points/a.tsx': "export const a = import('@/lib/points/store')\n" },
    /component may not import lib\/points\/store/,
  ],
  [
    'a re-export is an import',
    { 'components/points/a.tsx': "export { save } from '@/lib/points/store'\n" },
    /component may not import lib\/points\/store/,
  ],
  [
    'primitives know no domain',
    { 'components/ui/button.tsx': "import { worth } from '@/lib/points/rules'\nexport const b = worth\n" },
    /ui may not import/,
  ],
  [
    'rules do no IO through others',
    { 'lib/points/rules.ts': "import { save } from './store'\nexport const worth = save\n" },
    /rules may not import .*store/,
  ],
  [
    'rules know no framework',
    { 'lib/points/rules.ts': "import { cache } from 'react'\nexport const worth = cache\n" },
    /rules knows no framework/,
  ],
  [
    'verbs know no framework',
    {
      'lib/points/redeem-points.ts':
        "import { headers } from 'next/headers'\nexport const redeemPoints = () => headers()\n",
    },
    /verb knows no framework/,
  ],
  [
    'verbs write through the store',
    { 'lib/points/redeem-points.ts': "import { pool } from '@/lib/db/sql'\nexport const redeemPoints = () => pool\n" },
    /verb may not import lib\/db/,
  ],
  [
    'nobody imports another’s store',
    { 'lib/cart/total.ts': "import { save } from '@/lib/points/store'\nexport const total = save\n" },
    /another module's store/,
  ],
  [
    'modules import to their left',
    { 'lib/points/redeem-points.ts': "import { total } from '@/lib/cart/total'\nexport const redeemPoints = total\n" },
    /points stands left of cart/,
  ],
  [
    'the order binds types too',
    {
      'lib/points/rules.ts': "import type { A } from '@/lib/cart/rules'\nexport type B = A\n",
      'lib/cart/rules.ts': 'export type A = 1\n',
    },
    /points stands left of cart/,
  ],
  [
    'sub-modules are modules',
    { 'lib/points/lots/rules.ts': "import { total } from '@/lib/cart/total'\nexport const a = total\n" },
    /points stands left of cart/,
  ],
  [
    'actions ask their own module',
    {
      'lib/cart/actions.ts':
        "'use server'\nimport { shopperAction } from '@/lib/gate/shopper-action'\nimport { redeemPoints } from '@/lib/points/redeem-points'\nexport const aAction = shopperAction(redeemPoints)\n",
    },
    /actions ask their own module only/,
  ],
  [
    'the gate knows no module',
    { 'lib/gate/context.ts': "import { worth } from '@/lib/points/rules'\nexport const a = worth\n" },
    /gate may not import/,
  ],
  [
    'the kernel imports nothing',
    { 'lib/kernel/result.ts': "import { env } from '@/lib/env'\nexport const ok = env\n" },
    /kernel may not import/,
  ],
  [
    'infrastructure knows no module',
    { 'lib/email/send.ts': "import { worth } from '@/lib/points/rules'\nexport const a = worth\n" },
    /infra may not import/,
  ],
  ['every file has a layer', { 'lib/sundries/a-b.ts': 'export const aB = 1\n' }, /belongs to no layer/],
  [
    'libraries have a home',
    { 'lib/points/redeem-points.ts': "import Stripe from 'stripe'\nexport const redeemPoints = () => Stripe\n" },
    /stripe is imported in its own home/,
  ],
  [
    'imports are there',
    { 'app/page.tsx': "import { a } from '@/lib/points/nowhere'\nexport default a\n" },
    /which is not there/,
  ],
  [
    'handlers pass the gate',
    { 'app/api/points/route.ts': 'export const GET = () => new Response()\n' },
    /answers without lib\/gate/,
  ],
  [
    'a type from the gate guards nothing',
    {
      'app/api/points/route.ts':
        "import type { Context } from '@/lib/gate/context'\nexport const GET = (c: Context) => c\n",
    },
    /answers without lib\/gate/,
  ],
  ['no empty names', { 'components/points/utils.ts': 'export const a = 1\n' }, /"utils" says nothing/],
  ['kebab-case', { 'components/points/RedeemForm.tsx': 'export const a = 1\n' }, /kebab-case/],
  ['files are short', { 'components/points/a.tsx': long(300) }, /301 lines; at most 300/],
  ['pages are shorter', { 'app/page.tsx': long(60) }, /61 lines; at most 60/],
  ['functions are short', { 'components/points/a.tsx': longFunction }, /a function of 82 lines/],
  [
    'a verb’s file is the verb',
    { 'lib/cart/total.ts': 'export const total = 1\nexport const other = 2\n' },
    /exports one function of its name, total/,
  ],
  [
    'clients say so in their name',
    { 'components/points/a.tsx': "'use client'\nexport const A = 1\n" },
    /ends in -client\.tsx/,
  ],
  [
    'and only clients',
    { 'components/points/a-client.tsx': 'export const A = 1\n' },
    /does not begin with "use client"/,
  ],
  [
    '"use server" in actions alone',
    { 'components/points/a.tsx': "'use server'\nexport const a = 1\n" },
    /"use server" stands in actions/,
  ],
  [
    'nor inside a function',
    {
      'app/page.tsx':
        "export default function Page() {\n  async function act() {\n    'use server'\n  }\n  return act\n}\n",
    },
    /"use server" stands in actions/,
  ],
  [
    'the environment has one reader',
    { 'lib/points/store.ts': 'export const a = process.env.X\n' },
    /process\.env is read in lib\/env/,
  ],
  [
    'fetch has a home',
    { 'lib/points/redeem-points.ts': "export const redeemPoints = () => fetch('x')\n" },
    /fetch: outbound/,
  ],
  ['rules roll no dice', { 'lib/points/rules.ts': 'export const worth = () => Math.random()\n' }, /Math\.random/],
  ['verbs read no clock', { 'lib/cart/total.ts': 'export const total = () => Date.now()\n' }, /Date\.now/],
  ['nor by new Date()', { 'lib/points/store.ts': 'export const save = () => new Date()\n' }, /new Date\(\)/],
  [
    'no SQL from text',
    { 'lib/points/store.ts': "export const save = (db: any) => db.$queryRawUnsafe('x')\n" },
    /takes text as SQL/,
  ],
  [
    'nor executed',
    { 'lib/db/sql.ts': "export const pool = (db: any) => db['x'].$executeRawUnsafe('x')\n" },
    /takes text as SQL/,
  ],
  [
    'no raw markup',
    { 'components/points/a.tsx': 'export const A = () => <b dangerouslySetInnerHTML={{ __html: "x" }} />\n' },
    /dangerouslySetInnerHTML/,
  ],
  [
    'nor by props',
    { 'components/points/a.tsx': "export const A = { dangerouslySetInnerHTML: { __html: 'x' } }\n" },
    /dangerouslySetInnerHTML/,
  ],
  ['no barrels', { 'components/points/a.tsx': "export * from './redeem-form-client'\n" }, /no barrels/],
  [
    'actions are built by the gate',
    { 'lib/points/actions.ts': "'use server'\nexport async function redeemPointsAction() {}\n" },
    /is not built by/,
  ],
  [
    'and by its own builder',
    {
      'lib/points/actions.ts':
        "'use server'\nconst shopperAction = (a: unknown) => a\nexport const redeemPointsAction = shopperAction(1)\n",
    },
    /is not built by/,
  ],
  [
    'no default action',
    { 'lib/points/actions.ts': "'use server'\nexport default async () => {}\n" },
    /default is not built by/,
  ],
  [
    'actions begin with "use server"',
    {
      'lib/points/actions.ts':
        "import { shopperAction } from '@/lib/gate/shopper-action'\nexport const aAction = shopperAction(1)\n",
    },
    /begins with "use server"/,
  ],
  [
    'no float holds money',
    { 'lib/cart/total.ts': "export const total = () => parseFloat('1') * 100\n" },
    /\* 100[\s\S]*parseFloat/,
  ],
  ['both languages have each file', { 'messages/en/points.json': '{}' }, /zh-CN\/points\.json: is missing/],
  ['and each key', { 'messages/en/cart.json': '{"more":"{amount} {points}"}' }, /en\/cart\.json: lacks items/],
  [
    'in both directions',
    { 'messages/en/cart.json': '{"more":"{amount} {points}","items":"{count}","a":"b"}' },
    /zh-CN\/cart\.json: lacks a/,
  ],
  ['and each argument', { 'messages/en/cart.json': '{"more":"{points}","items":"{count}"}' }, /more takes \{points\}/],
  ['no text is empty', { 'messages/en/cart.json': '{"more":"{amount} {points}","items":" "}' }, /items is empty/],
  [
    'one thing has one word',
    { 'messages/en/cart.json': '{"more":"{amount} {points} clawed back","items":"{count}"}' },
    /more says clawed back/,
  ],
  ['messages are JSON', { 'messages/en/cart.json': '{' }, /is not JSON/],
  ['sources can be parsed', { 'lib/cart/total.ts': 'export const = 1\n' }, /cannot be parsed/],
]
