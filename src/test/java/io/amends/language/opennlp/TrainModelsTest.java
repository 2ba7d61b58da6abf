package io.amends.language.opennlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.language.Pending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class TrainModelsTest {

  @Test
  void the_same_lines_give_the_same_bytes() throws IOException {
    var once = ModelFile.write(TrainModels.train(SmallCorpus.FOLDER).model());
    var again = ModelFile.write(TrainModels.train(SmallCorpus.FOLDER).model());

    assertThat(once).isEqualTo(again);
  }

  @Test
  void as_many_threads_as_there_may_be_give_the_same_bytes() throws Exception {
    assertThat(trainedOn(1)).isEqualTo(trainedOn(5));
  }

  @Test
  void another_line_or_another_word_gives_another_hash() {
    var hash = SmallCorpus.FOLDER.hash();
    var words = new java.util.TreeMap<>(SmallCorpus.FOLDER.words());
    words.merge("lexicons/context.yaml", "# seen\n", String::concat);

    assertThat(Trained.folder("one more => refund 1").hash()).isNotEqualTo(hash);
    assertThat(new IntentFolder(SmallCorpus.FOLDER.utterances(), words).hash()).isNotEqualTo(hash);
    assertThat(IntentFolder.read(java.nio.file.Path.of("intents")).hash())
        .isEqualTo(Trained.FOLDER.hash());
  }

  @Test
  void a_model_answers_the_same_after_writing_and_reading() throws IOException {
    var model = TrainModels.train(SmallCorpus.FOLDER).model();
    var read = ModelFile.read(new ByteArrayInputStream(ModelFile.write(model)));
    var before = new OpenNlpUnderstander(model);
    var after = new OpenNlpUnderstander(read);

    for (var text : SmallCorpus.TEXTS) {
      assertThat(after.understand(text, new Pending.Nothing(), Trained.AT))
          .isEqualTo(before.understand(text, new Pending.Nothing(), Trained.AT));
    }
  }

  @Test
  void a_file_that_is_cut_short_or_not_a_model_is_refused() throws IOException {
    var bytes = ModelFile.write(TrainModels.train(SmallCorpus.FOLDER).model());

    assertThatThrownBy(
            () -> OpenNlpUnderstander.load(stream(Arrays.copyOf(bytes, bytes.length - 1))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> OpenNlpUnderstander.load(stream(new byte[] {1, 2, 3, 4, 5})))
        .isInstanceOf(IOException.class);
  }

  private static byte[] trainedOn(int threads) throws Exception {
    var pool = new ForkJoinPool(threads);
    try {
      return pool.submit(() -> ModelFile.write(TrainModels.train(SmallCorpus.FOLDER).model()))
          .get();
    } finally {
      pool.shutdown();
    }
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
