import { isDrawn } from '../rules'
import type { Definition } from '../schema'

type Disclosure = {
  code: DisclosureCode
  /** where it is written; what follows from the definition is written by itself, from these fields */
  field: string
  isSaid: (definition: Definition) => boolean
}

const drawn = ({ draw, prizes }: Definition): boolean => draw !== null && prizes.length > 0
const both = (zh: string, en: string): boolean => zh.trim() !== '' && en.trim() !== ''
const always = (): boolean => true
/** a campaign that draws nothing gives what its own settings say */
const orNothingDrawn =
  (isSaid: (definition: Definition) => boolean) =>
  (definition: Definition): boolean =>
    !isDrawn(definition) || isSaid(definition)
const everyPrize = (isSaid: (prize: Definition['prizes'][number]) => boolean) =>
  orNothingDrawn(({ prizes }) => prizes.length > 0 && prizes.every(isSaid))

/** What a promotion with prizes has to tell before anybody takes part (《规范促销行为暂行规定》), in the order it is read. */
export const disclosureCodes = [
  'kind',
  'conditions',
  'way-in',
  'draw-time',
  'draw-way',
  'prize-values',
  'prize-names',
  'prize-kinds',
  'quantity-or-odds',
  'claim-time',
  'claim-conditions',
  'claim-way',
  'delivery',
  'forfeit',
  'organiser',
  'contact',
] as const
export type DisclosureCode = (typeof disclosureCodes)[number]

const of: Record<DisclosureCode, Omit<Disclosure, 'code'>> = {
  kind: { field: 'kind', isSaid: always },
  conditions: { field: 'audience', isSaid: always },
  'way-in': { field: 'entry', isSaid: always },
  'draw-time': { field: 'endsAt', isSaid: ({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt) },
  'draw-way': { field: 'draw', isSaid: orNothingDrawn(drawn) },
  'prize-values': {
    field: 'prizes',
    isSaid: everyPrize(({ kind, marketValueMinor }) => kind === 'nothing' || marketValueMinor > 0),
  },
  'prize-names': { field: 'prizes', isSaid: everyPrize(({ titleZh, titleEn }) => both(titleZh, titleEn)) },
  'prize-kinds': { field: 'prizes', isSaid: everyPrize(always) },
  'quantity-or-odds': {
    field: 'prizes',
    isSaid: orNothingDrawn(({ prizes, draw }) =>
      prizes.some((one) => (draw?.mode === 'deck' ? (one.stock ?? 0) > 0 : one.weight > 0)),
    ),
  },
  'claim-time': { field: 'disclosures.claimDays', isSaid: ({ disclosures }) => disclosures.claimDays >= 1 },
  'claim-conditions': { field: 'audience', isSaid: always },
  'claim-way': {
    field: 'disclosures.deliveryZh',
    isSaid: ({ disclosures: { deliveryZh, deliveryEn } }) => both(deliveryZh, deliveryEn),
  },
  delivery: {
    field: 'disclosures.deliveryZh',
    isSaid: ({ disclosures: { deliveryZh, deliveryEn } }) => both(deliveryZh, deliveryEn),
  },
  forfeit: {
    field: 'disclosures.forfeitZh',
    isSaid: ({ disclosures: { forfeitZh, forfeitEn } }) => both(forfeitZh, forfeitEn),
  },
  organiser: {
    field: 'disclosures.organiserZh',
    isSaid: ({ disclosures: { organiserZh, organiserEn } }) => both(organiserZh, organiserEn),
  },
  contact: { field: 'disclosures.contact', isSaid: ({ disclosures }) => disclosures.contact.trim() !== '' },
}

/** The sixteen, each with where it is said and how one sees that it is. */
export const disclosures: readonly Disclosure[] = disclosureCodes.map((code) => ({ code, ...of[code] }))
