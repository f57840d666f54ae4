#!/usr/bin/env bash
# Makes the default prompts with espeak-ng: A-law WAV, 8 kHz, one channel. Run it in the root of the checkout after changing a text; the files are in the repository.
set -euo pipefail
out=prompts/default
say() { # language, name, text
  mkdir -p "$out/$1"
  espeak-ng -v "$1+f2" -s 150 --stdout "$3" | sox -t wav - -t wav -r 8000 -c 1 -e a-law "$out/$1/$2.wav" norm -6
}
say it ask-number "Digiti il numero della carta, poi cancelletto."
say it ask-expiry "Digiti la scadenza, mese e anno."
say it ask-code "Digiti il codice di sicurezza."
say it too-short "Mancano delle cifre."
say it not-valid "Il dato non risulta valido."
say it expired "La carta è scaduta."
say it brand-not-accepted "Questa carta non è accettata."
say it double-digit "Forse una cifra è doppia. Digiti con calma."
say it cleared "Dato cancellato."
say it received "Dati ricevuti, grazie."
say it ended "La carta non è stata acquisita. Resti in linea."
say en ask-number "Key in the card number, then hash."
say en ask-expiry "Key in the expiry, month and year."
say en ask-code "Key in the security code."
say en too-short "Some digits are missing."
say en not-valid "That is not valid."
say en expired "The card has expired."
say en brand-not-accepted "This card is not accepted."
say en double-digit "A digit may have come twice. Please key slowly."
say en cleared "Cleared."
say en received "Thank you, received."
say en ended "No card was taken. Please stay on the line."
