import { shopper } from '@/lib/points/planted.fixture'

type Plant<S> = [id: string, what: string, plant: () => S[]]

const named = () => `update account set erased_at = now() where id = '${shopper.id}'`
const unnamed = () =>
  `update account set email = erased_mail(id), name = '', erased_at = now(), suspended_at = now() where id = '${shopper.id}'`
const done = (asked: string) =>
  `insert into erasure (account_id, asked_by, asked_at, due_at, done_at)
   select id, id, ${asked}, now(), now() from account where id = '${shopper.id}'`

/** Shoppers who are erased in name only. */
export const erasureViolations = <S>(sql: (text: string) => S[]): Plant<S>[] => [
  [
    'I120',
    'somebody erased who still has a name',
    () => sql(`update account set name = 'Li' where id = '${shopper.id}'; ${named()}`),
  ],
  ['I120', 'somebody erased who still can be written to', () => sql(named())],
  [
    'I120',
    'somebody erased whose address is kept',
    () =>
      sql(`${unnamed()}; insert into address (account_id, name, phone, country, province, city, line1)
        values ('${shopper.id}', 'Li', '1', 'CN', 'Zhejiang', 'Hangzhou', '1')`),
  ],
  [
    'I120',
    'somebody erased whose browser is known',
    () => sql(`${unnamed()}; insert into device_seen values ('x', '${shopper.id}', now(), now())`),
  ],
  ['I121', 'somebody erased who never asked', () => sql(unnamed())],
  [
    'I121',
    'somebody erased before their days were over',
    () => sql(`${unnamed()}; ${done("now() - interval '6 days'")}`),
  ],
  ['I121', 'somebody who was erased and is not', () => sql(done("now() - interval '8 days'"))],
  [
    'I121',
    'somebody erased whose points did not lapse',
    () =>
      sql(
        `${unnamed()}; ${done("now() - interval '8 days'")}; update erasure set done_at = '2050-01-01'; update account set erased_at = '2050-01-01' where erased_at is not null`,
      ),
  ],
]
