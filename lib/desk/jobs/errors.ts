/** Why a job was not started by hand. */
export type JobRefusal = 'job-unknown' | 'job-by-night' | 'jobs-off'
