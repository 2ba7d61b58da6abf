package io.amends.store.redis;

/** What only one conversation may use at a time. */
record Name(Kind kind, String text) {

  enum Kind {
    DELIVERY,
    DISPATCH;

    /** As it is in keys. */
    @Override
    public String toString() {
      return this == DELIVERY ? "in" : "out";
    }
  }

  static Name delivery(String delivery) {
    return new Name(Kind.DELIVERY, delivery);
  }

  static Name dispatch(String id) {
    return new Name(Kind.DISPATCH, id);
  }
}
