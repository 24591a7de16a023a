import { shopper } from '@/lib/points/planted.fixture'

type Plant<S> = [id: string, what: string, plant: () => S[]]

/** More views than anybody keeps. */
export const viewViolations = <S>(sql: (text: string) => S[]): Plant<S>[] => [
  [
    'I124',
    'somebody with fifty-one views',
    () =>
      sql(`insert into saved_view (id, page, owner_id, name, params, is_shared, created_at, changed_at)
        select gen_random_uuid(), 'orders', '${shopper.id}', n::text, '{"state": "paid"}', false, now(), now() from generate_series(1, 51) n`),
  ],
]
