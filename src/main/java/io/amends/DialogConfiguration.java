package io.amends;

import io.amends.dialog.FlowBook;
import io.amends.dialog.yaml.FlowFiles;
import io.amends.dialog.yaml.FlowSource;
import io.amends.dialog.yaml.SoundSets;
import io.amends.engine.EngineProperties;
import io.amends.installed.InstalledSets;
import io.amends.installed.SetArchive;
import io.amends.language.Taxonomy;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Binds the installed sets of flows, scripts and policy. */
@Configuration(proxyBeanMethods = false)
class DialogConfiguration {

  @Bean
  InstalledSets installedSets(
      AmendsProperties properties, EngineProperties engine, SetArchive archive, SoundSets sound) {
    return new InstalledSets(
        archive,
        files -> FlowFiles.read(files, subjects(), sound),
        files(properties),
        properties.followUp(),
        engine.zone());
  }

  /** The files that are on disk, or in the jar where no folder is named. */
  static Map<String, String> files(AmendsProperties properties) {
    var folder = properties.flows();
    return folder == null ? FlowSource.shipped() : FlowSource.folder(folder);
  }

  static FlowBook read(Map<String, String> files) {
    return FlowFiles.read(files, subjects());
  }

  static Set<String> subjects() {
    var subjects = new LinkedHashSet<>(Taxonomy.ISSUE.codes());
    subjects.addAll(Taxonomy.REQUEST.codes());
    return subjects;
  }
}
