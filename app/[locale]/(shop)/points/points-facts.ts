import type { MyPointsFacts } from '@/components/points/my-points-client'
import { unearnedFacts } from '@/components/points/unearned-facts'
import { type WordedTerms, wordedTerms } from '@/components/points/worded-terms'
import type { Context, ShopperContext } from '@/lib/gate/context'
import type { PageFacts } from '@/lib/gate/page-ahead'
import type { AskedPoints } from '@/lib/points/queries'
import { getPointsPage } from '@/lib/rewards/queries'

const NEAR = 3

type PointsFacts = PageFacts<MyPointsFacts, WordedTerms>

/** What the page of one's points is drawn from: numbers for the browser; the terms apart, which the server words. */
export async function pointsFacts(ctx: ShopperContext, asked: AskedPoints): Promise<PointsFacts> {
  const { terms, offers, mine, ...rest } = await getPointsPage(ctx, asked)
  const page = {
    ...rest,
    spending: terms.spending,
    offers: offers.slice(0, NEAR),
    mine: { ...mine, unearned: [] },
    unearned: unearnedFacts(mine.unearned),
  }
  return { told: { page, kind: asked.kind }, fixed: wordedTerms(terms) }
}

/** The same of its plain address; a guest's page is another. */
export async function readPoints(ctx: Context): Promise<PointsFacts | null> {
  const { actor } = ctx
  return actor && pointsFacts({ ...ctx, actor }, { kind: null, before: null })
}
