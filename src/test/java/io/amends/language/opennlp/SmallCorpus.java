package io.amends.language.opennlp;

import java.util.List;

/** A few lines on two subjects. */
final class SmallCorpus {

  static final IntentFolder FOLDER =
      Trained.folder(
          "I want a refund => refund ask 1",
          "please refund me => refund ask 0",
          "refund my money now => refund ask 2",
          "money back please => refund ask 0",
          "give me my money back => refund ask 2",
          "where is my order => order-status ask 0",
          "where is it now => order-status ask 0",
          "track my parcel please => order-status ask 0",
          "is my order on its way => order-status ask 0",
          "where has my parcel got to => order-status ask 1",
          "refund me and tell me where the parcel is => refund order-status ask 2",
          "hello there => greet 0",
          "hello => greet 0",
          "good morning => greet 0",
          "hi shop => greet 0");

  static final List<String> TEXTS =
      List.of("refund", "where is my refund", "hello, where is my parcel?", "", "something else");

  private SmallCorpus() {}
}
