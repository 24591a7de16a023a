/** Why a campaign is not simulated, most decisive first. */
export type SimulateRefusal = 'campaign-unknown' | 'campaign-changed' | 'campaign-not-now'

/** Why a simulation was not called off, or not tried again. */
export type SimulationRunRefusal = SimulateRefusal | 'run-unknown'
