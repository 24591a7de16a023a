import { listFigureLaws } from './queries'
import { unhurried } from './store'

/** The sums that pages read are those of the rows they were made of. */
export async function checkFigures(): Promise<{ laws: number; broken: string[] }> {
  const laws = await unhurried((on) => listFigureLaws({ on }))
  const broken = laws.filter((law) => law.violations > 0)
  return { laws: laws.length, broken: broken.map((law) => `${law.id} ×${law.violations}`) }
}
