import { BooksCheckPanel } from '@/components/merchant-settings/books-check-client'
import { WiringPanel } from '@/components/merchant-settings/wiring-panel'
import { readWiring } from './read-wiring'

/** Beside what is changed here: what is connected, and whether the books are right. */
export function SettingsAside() {
  return (
    <div className="grid gap-4">
      <WiringPanel wiring={readWiring()} />
      <BooksCheckPanel />
    </div>
  )
}
