import { disclosures } from '../disclosures/rules'
import { type Finding, finding } from '../findings/rules'
import type { Definition } from '../schema'

/** 《盲盒经营行为规范指引》: what may not lie in a box, and what parcels don't carry. Names are only names: it is a warning. */
const forbidden =
  /药(品|片|膏|丸)|处方|医疗器械|针剂|活体|活鱼|宠物(猫|狗)|易燃|易爆|酒精|打火机|烟花|爆竹|有毒|毒品|香烟|电子烟|管制刀|\b(drugs?|medicines?|medical device|live animals?|pupp(y|ies)|kittens?|fireworks?|lighters?|e-?cigarettes?|cigarettes?|vapes?|flammable|toxic)\b/i
const quality =
  /食品|零食|饼干|巧克力|糖果|茶|咖啡豆|保健|化妆品|口红|面膜|护肤|香水|\b(snacks?|cookies?|chocolates?|cand(y|ies)|tea|coffee beans|cosmetics?|lipsticks?|perfumes?|skincare)\b/i
const buyBack = /回购|折现|折价回收|变现|兑现金|换现金|buy.?back|cash.?out|redeem(able)? for cash/i
const hype = /稳赚|必中大奖|保值|升值|增值|囤|炒|投资|guaranteed profit|investment|collector.s value will/i
const han = /[一-鿿]/

const SHORT_CLAIM_DAYS = 7

type Pair = readonly [field: string, zh: string, en: string]

const pairsOf = ({
  aboutZh,
  aboutEn,
  titleZh,
  titleEn,
  share,
  disclosures: said,
  prizes,
}: Definition): readonly Pair[] => [
  ['titleEn', titleZh, titleEn],
  ['aboutEn', aboutZh, aboutEn],
  ['share.titleEn', share.titleZh, share.titleEn],
  ['share.textEn', share.textZh, share.textEn],
  ['disclosures.organiserEn', said.organiserZh, said.organiserEn],
  ['disclosures.deliveryEn', said.deliveryZh, said.deliveryEn],
  ['disclosures.forfeitEn', said.forfeitZh, said.forfeitEn],
  ...prizes.map((one, at): Pair => [`prizes.${at}.titleEn`, one.titleZh, one.titleEn]),
]

/** Looks at words: whether all is said, in both languages, and nothing that may not be. */
export function lintWords(definition: Definition): Finding[] {
  const pairs = pairsOf(definition)
  const twin = (field: string) => field.replace(/En$/, 'Zh')
  const halves = pairs.flatMap(([field, zh, en]) => {
    if (zh.trim() !== '' && en.trim() === '') return [finding('text-missing', field)]
    if (en.trim() !== '' && zh.trim() === '') return [finding('text-missing', twin(field))]
    return han.test(en) ? [finding('text-not-translated', field)] : []
  })
  const about =
    definition.aboutZh.trim() === '' && definition.aboutEn.trim() === '' ? [finding('text-missing', 'aboutZh')] : []
  // what a prize itself lacks is said at the prize
  const untold = disclosures.filter((one) => !one.isSaid(definition) && one.field !== 'prizes' && one.field !== 'draw')
  return [
    ...about,
    ...halves,
    ...untold.map(({ code, field }) => finding('disclosure-missing', field, { disclosure: code })),
    ...(definition.disclosures.claimDays < SHORT_CLAIM_DAYS
      ? [finding('claim-days-short', 'disclosures.claimDays', { days: definition.disclosures.claimDays })]
      : []),
    ...goodsFindings(definition),
    ...promises(definition),
  ]
}

function goodsFindings({ prizes, kind }: Definition): Finding[] {
  return prizes.flatMap(({ titleZh, titleEn, no }, at) => {
    const [words, where, named] = [`${titleZh}\n${titleEn}`, `prizes.${at}.titleZh`, { no, titleZh, titleEn }]
    if (forbidden.test(words)) return [finding('goods-forbidden', where, named)]
    return kind === 'blind-box' && quality.test(words) ? [finding('goods-quality', where, named)] : []
  })
}

function promises(definition: Definition): Finding[] {
  const { titleZh, titleEn, aboutZh, aboutEn } = definition
  const words = [titleZh, titleEn, aboutZh, aboutEn].join('\n')
  return [
    ...(buyBack.test(words) ? [finding('words-buy-back', 'aboutZh')] : []),
    ...(hype.test(words) ? [finding('words-hype', 'aboutZh')] : []),
  ]
}
