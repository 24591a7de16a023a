import type { RuleVersion } from '@/lib/earning/programme/queries'
import { ClientMessages } from '@/lib/i18n/client-messages'
import { DiscardDraft } from './discard-draft-client'
import { EndRule } from './end-rule-client'
import { beginWith, scheduleOf } from './rule-presets'

/** What may be done to a rule as a whole: its draft thrown away, what is published of it ended. */
export function RuleDeeds({ versions }: { versions: readonly RuleVersion[] }) {
  const draft = versions.find((one) => one.state === 'draft')
  const standing = versions.find((one) => one.state === 'live' || one.state === 'coming')
  return (
    <ClientMessages namespaces={['merchant', 'points-desk.programme', 'refusals']}>
      {draft ? (
        <DiscardDraft
          ruleId={draft.ruleId}
          draft={{ definition: beginWith(undefined, draft.definition), ...scheduleOf(draft), reason: draft.reason }}
        />
      ) : null}
      {standing ? <EndRule ruleId={standing.ruleId} /> : null}
    </ClientMessages>
  )
}
