import { useRuleWords } from '@/components/points/rule-words'
import type { LiveRule } from '@/lib/behaviours/queries'

/** What a rule gives, in few words. */
export function useRuleReward(): (rule: LiveRule) => string {
  const words = useRuleWords()
  return ({ reward }) => words.reward(reward)
}
