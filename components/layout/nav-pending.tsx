/** A quiet pulse on the link that was pressed, while its page is on the way. Keeps its room, so nothing moves. */
export function NavPending({ pending }: { pending: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-x-3 bottom-1 h-0.5 rounded-full bg-seal transition-opacity delay-150 ${pending ? 'animate-pulse opacity-100' : 'opacity-0'}`}
    />
  )
}
