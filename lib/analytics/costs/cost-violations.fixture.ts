/** What would be wrong with the cost of actions: by invariant, what to change by hand. */
export const costViolations: [id: string, what: string, change: string][] = [
  ['I115', 'points redeemed out of no lot', 'delete from lot_use'],
  ['I115', 'more points of lots than were redeemed', 'update lot_use set amount_points = amount_points + 1'],
  [
    'I116',
    'more that came back than was redeemed',
    `with o as (select p.*, c.lot_id, (select sum(points) from lot_charges(p)) as points from posting p cross join lateral lot_charges(p) c where lot_flow_of(p.kind) = 'redeemed'
       and not exists (select 1 from posting b where b.reverses = p.id) limit 1),
     p as (insert into posting (key, input_hash, kind, account_id, source, reverses, at)
       select 'planted', '', 'spend-return', account_id, source, id, at from o returning id)
     insert into lot_use (posting_id, lot_id, amount_points) select p.id, o.lot_id, - o.points - 1 from p, o`,
  ],
]
