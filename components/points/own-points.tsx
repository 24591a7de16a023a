import { useTranslations } from 'next-intl'
import { Page } from '@/components/layout/page'
import { ClientMessages } from '@/lib/i18n/client-messages'
import type { PlainText } from '@/lib/kernel/plain-text'
import { HowToEarn } from './how-to-earn'
import { type MyPointsFacts, MyPointsFromText } from './my-points-client'
import { pointsWords } from './points-words'
import type { WordedTerms } from './worded-terms'

type OwnPointsProps = {
  /** numbers and words for the browser */
  told: PlainText<MyPointsFacts>
  terms: WordedTerms
}

/** One's own page of points: drawn from one text, and on the server what would bring a parser along. */
export function OwnPoints({ told, terms }: OwnPointsProps) {
  const t = useTranslations('points')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ClientMessages namespaces={pointsWords}>
        <MyPointsFromText told={told} how={<HowToEarn terms={terms} />} />
      </ClientMessages>
    </Page>
  )
}
