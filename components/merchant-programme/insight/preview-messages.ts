import { loadMessages } from '@/lib/i18n/load-messages'
import { pickMessages } from '@/lib/i18n/pick-messages'

/** The sentences of the shopper's page of rules, in every language that it can be looked at in. */
export async function previewMessages() {
  const wanted = ['points.rules', 'points.how', 'points.terms', 'points.ruleWords', 'points.why.rule', 'tiers.rules']
  const [zh, en] = await Promise.all([loadMessages('zh-CN'), loadMessages('en')])
  return { 'zh-CN': pickMessages(zh, wanted), en: pickMessages(en, wanted) }
}
