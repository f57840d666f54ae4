import { describe, expect, it } from 'vitest';
import { holdsCardDigits } from '../../src/parts/digit-guard';

describe('digit_guard', () => {
  it.each([
    '4242424242424242',
    '4242 4242 4242 4242',
    '4242-4242-4242-4242',
    '4242.4242/4242_4242',
    '4242 \u00a0\u2007 4242\u200b4242\n4242',
    'order 378282246310005 please',
    '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢',
    '６７５９６４９８２６４３８４５３',
    '123456789012',
    '12345678901234567890123',
    '1,2,3,4,5,6,7,8,9,0,1,2',
  ])('refuses_%j', text => {
    expect(holdsCardDigits(text)).toBe(true);
  });

  it.each(['', 'Order A-17', '12345678901', '1234567 and 8901234', '2030-01-02 at 09:00', 'call 5k2q of 11/11'])('lets_%j_pass', text => {
    expect(holdsCardDigits(text)).toBe(false);
  });
});
