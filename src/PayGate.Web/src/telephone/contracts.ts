/** The messages of the demo's telephone. A key goes out with its length; what comes back are counts and levels. */

export const telephoneKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
export type TelephoneKey = (typeof telephoneKeys)[number];

export const transports = ['events', 'tones', 'both'] as const;
export type Transport = (typeof transports)[number];

export interface AgentEar {
  readonly tonesHeard: number;
  readonly eventsReceived: number;
  /** dB relative to full scale, 0 and below. */
  readonly levelDb: number;
}

export interface TelephoneState {
  readonly call: 'idle' | 'ringing' | 'answered' | 'ended';
  readonly transport: Transport;
  readonly agentEar: AgentEar;
  readonly keysSent: number;
}
