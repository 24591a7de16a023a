/** The rules that the demo shop opened with. */
export const terms = {
  earning: {
    ratePointsPerUnit: 1,
    steps: [
      { thresholdMinor: 199_00, bonusPoints: 300 },
      { thresholdMinor: 399_00, bonusPoints: 800 },
    ],
    pending: { kind: 'days', days: 7 },
    expiry: { kind: 'rolling-months', months: 12 },
    taxIncludedBps: 0,
  },
  spending: { pointsPerUnit: 100, stepPoints: 10, minPoints: 100, maxShareBps: 5000 },
}
