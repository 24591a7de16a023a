/** A hash and its name: long, and whole, because half a fingerprint proves nothing. */
export function Fingerprint({ name, value }: { name: string; value: string }) {
  return (
    <div className="grid gap-0.5 text-sm">
      <p className="text-ink-muted">{name}</p>
      <p className="break-all rounded-lg bg-sunken px-3 py-2 font-mono text-xs leading-relaxed">{value}</p>
    </div>
  )
}
