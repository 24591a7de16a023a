/** Why a host did not go on the list, or off it. */
export type HostRefusal = 'host-malformed' | 'host-too-wide' | 'host-listed' | 'host-not-listed'
