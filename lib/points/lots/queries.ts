export type LotLine = {
  id: number
  issuedAt: Date
  action: string
  funding: string
  originalPoints: number
  remainingPoints: number
  state: string
  releasesAt: Date | null
  expiresAt: Date | null
  accountId: string
  shopper: string
  nameZh: string | null
  nameEn: string | null
}

/** Every point that is out, lot by lot, for a file: what the liability is made of. */
export const lotsToExport = () => ({
  text: `select l.id, p.at as "issuedAt", lot_action(p) as action, l.funding, l.original_points as "originalPoints",
    l.remaining_points as "remainingPoints", l.state, l.releases_at as "releasesAt", l.expires_at as "expiresAt", l.account_id as "accountId",
    coalesce(nullif(a.name, ''), a.email) as shopper, coalesce(p.explanation->>'behaviourZh', p.explanation->>'campaignZh') as "nameZh",
    coalesce(p.explanation->>'behaviourEn', p.explanation->>'campaignEn') as "nameEn"
  from lot l join posting p on p.id = l.posting_id join account a on a.id = l.account_id where l.is_live order by l.id`,
  values: [],
})
