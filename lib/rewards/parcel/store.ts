import { type Queryable, refusable, rows } from '@/lib/db/sql'
import { ok, type Result } from '@/lib/kernel/result'
import type { GiftRefusal, GiveAddressRefusal } from './errors'

type Parcel = { claimId: string; carrier: string; trackingNumber: string }

export async function ship(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  { claimId, carrier, trackingNumber }: Parcel,
): Promise<Result<{ claimId: string }, GiftRefusal>> {
  const asked = rows('select claim_ship($1, $2, $3, $4, $5)', [claimId, carrier, trackingNumber, by.actorId, by.at], on)
  const done = await refusable<unknown, GiftRefusal>(asked)
  return done.ok ? ok({ claimId }) : done
}

export async function receive(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  claimId: string,
): Promise<Result<{ claimId: string }, GiftRefusal>> {
  const done = await refusable<unknown, GiftRefusal>(
    rows('select claim_received($1, $2, $3)', [claimId, by.actorId, by.at], on),
  )
  return done.ok ? ok({ claimId }) : done
}

export async function giveTo(
  on: Queryable,
  by: { actorId: string; at: Date | null },
  claimId: string,
  address: object,
): Promise<Result<{ claimId: string }, GiveAddressRefusal>> {
  const done = await refusable<unknown, GiveAddressRefusal>(
    rows('select claim_address_give($1, $2, $3, $4)', [claimId, by.actorId, JSON.stringify({ address }), by.at], on),
  )
  return done.ok ? ok({ claimId }) : done
}
