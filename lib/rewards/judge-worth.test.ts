import { expect, it } from 'vitest'
import { judgeWorth } from './rules'

// a hundred points take ¥1 off an order
const worth = (costPoints: number, cashMinor: number, faceValueMinor: number, trueCostMinor: number) =>
  judgeWorth({ costPoints, cashMinor, faceValueMinor, trueCostMinor }, 100)

it.each([
  ['as much as at checkout', worth(1_500, 0, 1_500, 1_000), 'fair'],
  ['as much, beside the money that it costs', worth(1_500, 1_990, 3_490, 2_800), 'fair'],
  ['the same without counting the money', worth(1_500, 0, 3_490, 2_800), 'arbitrage'],
  ['more than a third above', worth(1_500, 1_990, 4_100, 2_000), 'too-cheap'],
  ['more than a third below', worth(1_500, 1_990, 2_900, 1_000), 'too-dear'],
  ['nothing: the money alone pays for it', worth(1_500, 1_990, 1_990, 1_000), 'too-dear'],
  ['more than the points and the money would have cost the shop', worth(1_500, 1_990, 3_490, 3_491), 'arbitrage'],
  ['nobody said what', worth(1_500, 1_990, 0, 0), 'unstated'],
])('points that get %s', (_, advice, expected) => expect(advice).toBe(expected))
