import { Gift, KeyRound, Store, Ticket } from '@/components/ui/icons'

/** What a reward without a picture shows. */
export function KindMark({ kind }: { kind: string }) {
  const Mark =
    kind === 'virtual-code' ? KeyRound : kind === 'verification-code' ? Store : kind === 'parcel' ? Gift : Ticket
  return <Mark aria-hidden="true" strokeWidth={1.5} />
}
