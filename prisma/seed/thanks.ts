import { rows } from '@/lib/db/sql'

const PEOPLE = 40
const POINTS = 500

// Each month of the year so far, forty members whose turn it is, each on a day of their own: by their addresses, so that it is the
// same people in every demo. One statement: a year of thanks costs what one does.
const THANKS = `select points_award(t.id, 'thanks:' || t.month || ':' || t.id, 'manual', 'thanks', ${POINTS}, '{"note": "每月老客礼"}', null,
    t.at + interval '1 year', 'marketing', null, $2, t.at)
  from (select a.id, to_char(m, 'YYYY-MM') as month, m + make_interval(days => get_byte(decode(md5(a.email), 'hex'), 0) % 28, hours => 10) as at,
      row_number() over (partition by m order by md5(a.email || m)) as turn
    from generate_series(date_trunc('month', $1::timestamptz) - interval '11 months', $1, interval '1 month') m
    join account a on a.created_at < m and a.staff_role is null and a.email not in ('li@demo.test', 'amy@demo.test')) t
  where t.turn <= ${PEOPLE} and t.at < $1 order by t.at, t.id`

/** What the shop has given its regulars through the year: the plan is held against it. */
export async function seedThanks(ownerId: string, now: Date): Promise<void> {
  await rows(THANKS, [now, ownerId])
}
