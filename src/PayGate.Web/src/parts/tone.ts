/** What a colour means here; an icon and words always say the same. */
export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';
