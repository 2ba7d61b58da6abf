package io.amends.shop;

/** The shop's JSON is not what CONTRACT §6 says; the message names the field, never its content. */
final class BrokenAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenAnswerException(String field, String why) {
    super(field + ": " + why, null, false, false);
  }
}
