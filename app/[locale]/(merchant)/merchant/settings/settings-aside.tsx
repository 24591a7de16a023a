import { BooksCheckPanel } from '@/components/merchant-settings/books-check-client'
import { StandingPanel } from '@/components/merchant-settings/standing-panel'
import { WiringPanel } from '@/components/merchant-settings/wiring-panel'
import { readWiring } from './read-wiring'

/** Beside what is changed here: what is settled, what is connected, and whether the books are right. */
export function SettingsAside(props: Parameters<typeof StandingPanel>[0]) {
  return (
    <div className="grid gap-4">
      <StandingPanel {...props} />
      <WiringPanel wiring={readWiring()} />
      <BooksCheckPanel />
    </div>
  )
}
