import { Banknote, Gift, KeyRound, ReceiptText, Share2, Store, Ticket } from '@/components/ui/icons'

const marks: Readonly<Record<string, typeof Ticket>> = {
  'virtual-code': KeyRound,
  'verification-code': Store,
  parcel: Gift,
  link: Share2,
  page: ReceiptText,
  'red-packet': Banknote,
  'cashback-card': Banknote,
}

/** What a reward without a picture shows. */
export function KindMark({ kind }: { kind: string }) {
  const Mark = marks[kind] ?? Ticket
  return <Mark aria-hidden="true" strokeWidth={1.5} />
}
